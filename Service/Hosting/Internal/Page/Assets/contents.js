// The list at the side: services with their methods, then types.
import { h } from './dom.js';

const short = (name) => name.slice(name.lastIndexOf('.') + 1);

export function contents(contract) {
  const services = contract.services.map((service) => group(service.name, short(service.name),
    service.methods.map((method) => ({ id: `${service.name}.${method.name}`, name: method.name, deprecated: method.deprecated }))));
  const named = (kind) => contract.types.filter((type) => type.kind === kind)
    .map((type) => ({ id: type.name, name: short(type.name), deprecated: type.deprecated }));
  return h('details', { open: matchMedia('(min-width: 60rem)').matches },
    h('summary', null, 'Contents'),
    h('div', { class: 'groups' }, services, group('types', 'Messages', named('message')), group(null, 'Enums', named('enum'))));
}

function group(id, name, entries) {
  if (entries.length === 0) return null;
  return [
    h('p', { class: 'group' }, id ? h('a', { href: `#${id}` }, name) : name),
    h('ul', null, entries.map((entry) => h('li', null, h('a', { href: `#${entry.id}`, class: entry.deprecated && 'deprecated' }, entry.name)))),
  ];
}

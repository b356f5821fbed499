// What the contract says: services, methods, messages, enums.
import { h, inline, prose, tabs, codeBlock } from './dom.js';
import { tryIt } from './call.js';

const short = (name) => name.slice(name.lastIndexOf('.') + 1);
const anchor = (id) => h('a', { class: 'anchor', href: `#${id}`, 'aria-label': `Link to ${id}` }, '#');
const deprecated = (is) => is && h('span', { class: 'badge warn' }, 'deprecated');

export function overview(contract) {
  // of one service, the page is about it
  const [only, other] = contract.services;
  const id = other ? 'top' : only.name;
  return h('section', { class: 'overview', 'aria-labelledby': id },
    h('h1', { id, tabindex: '-1' }, contract.title, ' ', !other && deprecated(only.deprecated)),
    !other && h('div', { class: 'prose lead' }, prose(only.comment)),
    h('dl', { class: 'addresses' },
      h('dt', null, 'gRPC'), h('dd', null, h('code', null, contract.grpc)),
      h('dt', null, 'JSON over HTTP'), h('dd', null, h('code', null, location.origin))),
    h('div', { class: 'downloads', role: 'group', 'aria-label': 'Downloads' },
      contract.files.length === 1
        ? h('a', { class: 'button primary', href: `proto/${contract.files[0]}`, download: contract.files[0] }, contract.files[0])
        : h('a', { class: 'button primary', href: 'proto.zip', download: 'proto.zip' }, 'proto.zip'),
      contract.files.length > 1 && contract.files.map((file) => h('a', { class: 'button', href: `proto/${file}` }, file)),
      h('a', { class: 'button', href: 'contract.binpb', download: 'contract.binpb' }, 'Descriptor set'),
      h('a', { class: 'button', href: 'service_config.json', download: 'service_config.json' }, 'service_config.json'),
      h('a', { class: 'button', href: 'openapi.json', download: 'openapi.json' }, 'OpenAPI 3.1')),
    changes(contract.changes));
}

function changes(lines) {
  if (!lines) return null;
  if (lines.length === 0) return h('p', { class: 'changes' }, 'Nothing that callers can see has changed since the last release.');
  const line = (text) => text.startsWith('**Breaking:** ')
    ? h('li', null, h('span', { class: 'badge warn' }, 'breaking'), ' ', inline(text.slice('**Breaking:** '.length)))
    : h('li', null, inline(text));
  return h('details', { class: 'changes' },
    h('summary', null, `${lines.length} ${lines.length === 1 ? 'change' : 'changes'} since the last release`), h('ul', null, lines.map(line)));
}

export function service(found, types, isOnly) {
  const heading = isOnly
    ? h('h2', { id: 'methods' }, 'Methods')
    : h('h2', { id: found.name, tabindex: '-1' }, found.name, ' ', deprecated(found.deprecated), anchor(found.name));
  return h('section', { 'aria-labelledby': heading.id },
    heading,
    !isOnly && h('div', { class: 'prose' }, prose(found.comment)),
    found.methods.map((method) => methodCard(found, method, types)));
}

function methodCard(owner, method, types) {
  const id = `${owner.name}.${method.name}`;
  const side = (streams, name) => [streams && h('i', null, 'stream '), reference(name, types)];
  return h('article', { class: 'card', 'aria-labelledby': id },
    h('h3', { id, tabindex: '-1' }, method.name, ' ', h('span', { class: 'badge' }, shape(method)), deprecated(method.deprecated), anchor(id)),
    h('p', { class: 'signature' }, '(', side(method.clientStreams, method.request), ') → (', side(method.serverStreams, method.response), ')'),
    h('div', { class: 'prose' }, prose(method.comment)),
    facts(method),
    tabs(`${method.name}: call it`, [
      { name: 'Try it', panel: tryIt(owner, method, types) },
      ...method.snippets.map((snippet) => ({ name: snippet.language, panel: codeBlock(snippet.code, `${method.name} in ${snippet.language}`) })),
    ]));
}

const shape = (method) => method.clientStreams
  ? method.serverStreams ? 'duplex streaming' : 'client streaming'
  : method.serverStreams ? 'server streaming' : 'unary';

function facts(method) {
  const harmless = { NO_SIDE_EFFECTS: 'changes nothing', IDEMPOTENT: 'may be repeated' }[method.idempotency];
  const entries = [
    ['Deadline', method.timeout ?? 'none unless the caller sets one'],
    ['Retries', method.retried ? `on UNAVAILABLE; ${harmless}` : 'none'],
    method.scopes.length > 0 && ['Scope', method.scopes.map((any) => any.join(' or ')).join(' and '), 'code'],
    method.statuses.length > 0 && ['Statuses', method.statuses.map((status) => h('code', null, status))],
  ];
  return h('dl', { class: 'facts' }, entries.filter(Boolean).map(([name, value, tag]) =>
    h('div', null, h('dt', null, name), h('dd', null, tag ? h(tag, null, value) : value))));
}

function reference(name, types) {
  return types.has(name) ? h('a', { href: `#${name}`, title: name }, short(name)) : h('span', null, name);
}

export function type(found, types) {
  return h('article', { class: 'card type', 'aria-labelledby': found.name },
    h('h3', { id: found.name, tabindex: '-1' }, found.name, ' ', h('span', { class: 'badge' }, found.kind), deprecated(found.deprecated), anchor(found.name)),
    h('div', { class: 'prose' }, prose(found.comment)),
    found.kind === 'enum' ? values(found) : fields(found, types),
    found.reserved && h('p', { class: 'reserved' }, 'Reserved: ', found.reserved.join(', ')));
}

function fields(message, types) {
  if (message.fields.length === 0) return h('p', { class: 'reserved' }, 'No fields.');
  return table(message.name, ['Number', 'Field', 'Type', 'About'], message.fields.map((field) =>
    row(message, field, h('td', { class: 'kind' }, fieldType(field, types)), [
      prose(field.comment),
      (field.limits || field.example) && h('p', { class: 'limits' },
        field.limits && field.limits.join('; '), field.limits && field.example && ' · ', field.example && ['example ', h('code', null, field.example)]),
    ])));
}

function values(found) {
  return table(found.name, ['Number', 'Value', 'About'], found.values.map((value) => row(found, value, null, prose(value.comment))));
}

function table(name, heads, rows) {
  return h('div', { class: 'table' },
    h('table', { 'aria-label': `${heads[1]}s of ${name}` }, h('thead', null, h('tr', null, heads.map((head) => h('th', { scope: 'col' }, head)))), h('tbody', null, rows)));
}

function row(owner, part, kind, about) {
  const id = `${owner.name}.${part.name}`;
  return h('tr', { id, tabindex: '-1' },
    h('td', { class: 'number' }, String(part.number)),
    h('th', { scope: 'row' }, h('code', { class: part.deprecated && 'deprecated' }, part.name), anchor(id), deprecated(part.deprecated)),
    kind,
    h('td', { class: 'prose' }, about));
}

function fieldType(field, types) {
  const value = field.kind === 'scalar' ? field.type : reference(field.type, types);
  if (field.key) return ['map<', field.key, ', ', value, '>'];
  const presence = field.oneof ? h('small', null, ` one of ${field.oneof}`) : field.optional && field.kind !== 'message' && h('i', null, 'optional ');
  return field.oneof ? [value, presence] : [field.repeated && h('i', null, 'repeated '), presence, value];
}

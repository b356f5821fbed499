// The search box: every name of the contract, and the words of its comments.
import { h } from './dom.js';

const MOST = 12;

export function search(contract) {
  const [form, query, found, results] = ['search', 'query', 'found', 'results'].map((id) => document.getElementById(id));
  const entries = index(contract);
  const close = () => { results.hidden = true; };
  const show = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] : find(entries, words);
    results.replaceChildren(...hits.slice(0, MOST).map((hit) => h('li', null,
      h('a', { href: `#${hit.id}`, onclick: () => { close(); go(hit.id); } }, h('b', null, hit.name), ' ', h('span', null, hit.what)))));
    results.hidden = hits.length === 0;
    found.textContent = words.length === 0 ? '' : hits.length === 0 ? 'Nothing found' : `${hits.length} found`;
    form.classList.toggle('nothing', words.length > 0 && hits.length === 0);
  };
  query.addEventListener('input', show);
  query.addEventListener('focus', show);
  form.addEventListener('submit', (event) => { event.preventDefault(); results.querySelector('a')?.click(); });
  form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) close(); });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { close(); query.value = ''; }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const stops = [query, ...results.querySelectorAll('a')];
    const next = stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    query.focus();
  });
}

/** The same address again is no change of it, and is to be shown again all the same. */
function go(id) {
  if (decodeURIComponent(location.hash.slice(1)) === id) dispatchEvent(new HashChangeEvent('hashchange'));
}

function find(entries, words) {
  const last = (entry) => entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase();
  const rank = (entry) => last(entry).startsWith(words[0]) ? 0 : last(entry).includes(words[0]) ? 1 : 2;
  return entries.filter((entry) => words.every((word) => entry.text.includes(word))).sort((one, other) => rank(one) - rank(other));
}

function index(contract) {
  const entries = [];
  const add = (id, name, what, comment) => entries.push({ id, name, what, text: `${name} ${what} ${comment}`.toLowerCase() });
  for (const service of contract.services) {
    add(service.name, service.name, 'service', service.comment);
    for (const method of service.methods) add(`${service.name}.${method.name}`, method.name, 'method', method.comment);
  }
  for (const type of contract.types) {
    add(type.name, type.name, type.kind, type.comment);
    for (const part of type.fields ?? type.values)
      add(`${type.name}.${part.name}`, part.name, `${type.kind === 'enum' ? 'value' : 'field'} of ${type.name}`, part.comment);
  }
  return entries;
}

// The page: reads the contract, draws it, and follows the address.
import { h } from './dom.js';
import { overview, service, type } from './reference.js';
import { contents } from './contents.js';
import { search } from './search.js';

const main = document.getElementById('main');

function go() {
  const name = decodeURIComponent(location.hash.slice(1));
  document.querySelector('.target')?.classList.remove('target');
  const target = name && document.getElementById(name);
  for (const link of document.querySelectorAll('#contents a'))
    link.toggleAttribute('aria-current', link.hash === location.hash && name !== '');
  if (!target) return;
  target.classList.add('target');
  target.scrollIntoView();
  // who uses the keyboard goes on from there
  target.focus({ preventScroll: true });
}

async function load() {
  const answer = await fetch('page.json');
  if (!answer.ok) throw new Error(answer.status === 404 ? 'No contract is mapped here.' : `The server answered ${answer.status}.`);
  const contract = await answer.json();
  const types = new Map(contract.types.map((found) => [found.name, found]));
  document.title = contract.title;
  document.getElementById('brand').textContent = contract.title;
  document.getElementById('contents').replaceChildren(contents(contract));
  main.replaceChildren(
    overview(contract),
    ...contract.services.map((found) => service(found, types, contract.services.length === 1)),
    h('section', { 'aria-labelledby': 'types' },
      h('h2', { id: 'types', tabindex: '-1' }, 'Messages and enums'), contract.types.map((found) => type(found, types))));
  search(contract);
  addEventListener('hashchange', go);
  go();
}

load().catch((failure) => main.replaceChildren(h('p', { role: 'alert' }, `The contract could not be read. ${failure.message}`)));

// Elements, and nothing else: the page has no framework.

/** Makes an element; attributes that are null, false or undefined are left out, and on* are listeners. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let last = 0;

/** An id that no other element has. */
export const unique = (prefix) => `${prefix}-${++last}`;

/** A comment as paragraphs; `words` between backquotes are code. */
export function prose(comment) {
  return comment.split(/\n\n+/).filter(Boolean).map((part) => h('p', null, inline(part)));
}

export function inline(text) {
  return text.split(/(`[^`]+`)/).map((part) => part.startsWith('`') && part.length > 2 ? h('code', null, part.slice(1, -1)) : part);
}

/** A tab list with its panels, as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has it. `tabs`: [{ name, panel, open? }] */
export function tabs(label, entries) {
  const list = h('div', { role: 'tablist', 'aria-label': label });
  const panels = [];
  const select = (index, focus) => {
    [...list.children].forEach((tab, at) => {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      panels[at].hidden = at !== index;
    });
    entries[index].open?.();
    if (focus) list.children[index].focus();
  };
  entries.forEach((entry, index) => {
    const id = unique('tab');
    list.append(h('button', { type: 'button', role: 'tab', id, 'aria-controls': `${id}-panel`, onclick: () => select(index) }, entry.name));
    panels.push(h('div', { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': id }, entry.panel));
  });
  list.addEventListener('keydown', (event) => {
    const at = [...list.children].indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    select((next + entries.length) % entries.length, true);
  });
  select(0);
  return h('div', { class: 'tabs' }, list, panels);
}

/** A block of code with a button that copies it. */
export function codeBlock(code, label) {
  const said = h('span', { class: 'hidden', 'aria-live': 'polite' });
  const button = h('button', {
    type: 'button', class: 'copy', 'aria-label': `Copy ${label}`,
    onclick: async () => {
      await navigator.clipboard?.writeText(code);
      button.textContent = 'Copied';
      said.textContent = `${label} copied`;
    },
    onblur: () => { button.textContent = 'Copy'; said.textContent = ''; },
  }, 'Copy');
  return h('div', { class: 'code' }, button, said, h('pre', { tabindex: '0', 'aria-label': label }, h('code', null, code)));
}

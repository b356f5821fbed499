// A form made from a message. Every editor is { element, get, set }: get() gives undefined for what is not sent.
import { h, unique } from './dom.js';

const WIDE = new Set(['int64', 'uint64', 'sint64', 'fixed64', 'sfixed64']);
const TEXTS = { 'google.protobuf.Timestamp': '2026-01-31T12:00:00Z', 'google.protobuf.Duration': '1.5s', 'google.protobuf.FieldMask': 'a,b.c' };
const short = (name) => name.slice(name.lastIndexOf('.') + 1);

/** The form of a message; `changed` is called after every change by hand. */
export function messageForm(name, types, changed) {
  const type = types.get(name);
  if (!type) return name === 'google.protobuf.Empty' ? fieldsForm([], types, changed) : jsonEditor('', changed, name);
  return fieldsForm(type.fields, types, changed);
}

function fieldsForm(fields, types, changed) {
  const editors = new Map();
  const element = h('div', { class: 'fields' });
  for (const field of fields) {
    const editor = fieldEditor(field, types, () => {
      // of a oneof there is one at most
      if (field.oneof && editor.get() !== undefined)
        for (const other of fields) if (other !== field && other.oneof === field.oneof) editors.get(other.json).set(undefined);
      changed();
    });
    editors.set(field.json, editor);
    element.append(editor.element);
  }
  if (fields.length === 0) element.append(h('p', { class: 'note' }, 'This message has no fields.'));
  return {
    element,
    get: () => Object.fromEntries([...editors].map(([key, editor]) => [key, editor.get()]).filter(([, value]) => value !== undefined)),
    set: (value) => {
      for (const field of fields) editors.get(field.json).set(value?.[field.json] ?? value?.[field.name] ?? undefined);
    },
  };
}

function fieldEditor(field, types, changed) {
  if (field.key) return labelled(field, jsonEditor(`{ "${field.key === 'string' ? 'key' : '1'}": … }`, changed), 'a JSON object');
  if (field.repeated) return listEditor(field, types, changed);
  return field.kind === 'message' && !isText(field) ? nestedEditor(field, types, changed) : labelled(field, valueEditor(field, types, changed, field.optional));
}

const isText = (field) => field.type in TEXTS || /^google\.protobuf\.\w+Value$/.test(field.type);

/** One value that is no message with fields of its own. */
function valueEditor(field, types, changed, optional) {
  if (field.kind === 'enum') return choice(types.get(field.type)?.values.map((value) => value.name) ?? [], optional, changed, (name) => name, (value) => String(value));
  if (field.type === 'bool' && optional) return choice(['false', 'true'], true, changed, (name) => name === 'true', (value) => String(value));
  if (field.type === 'bool') return checkbox(changed);
  return textEditor(field, changed, optional);
}

function checkbox(changed) {
  const element = h('input', { type: 'checkbox', onchange: changed });
  return { element, control: element, get: () => element.checked || undefined, set: (value) => { element.checked = value === true; } };
}

/** A list of names; of a field without presence, the first is what is not sent. */
function choice(names, optional, changed, read, write) {
  const element = h('select', { onchange: changed }, optional && h('option', { value: '' }, '(not sent)'), names.map((name) => h('option', { value: name }, name)));
  return {
    element, control: element,
    get: () => element.value === '' || (!optional && element.selectedIndex === 0) ? undefined : read(element.value),
    set: (value) => { if (value === undefined) element.selectedIndex = 0; else element.value = write(value); },
  };
}

function textEditor(field, changed, optional) {
  const isString = field.type === 'string' || field.type === 'bytes' || field.type === 'google.protobuf.StringValue' || field.type === 'google.protobuf.BytesValue';
  const input = h('input', {
    type: 'text', autocomplete: 'off', spellcheck: 'false', oninput: changed, inputmode: isString || field.type in TEXTS ? null : 'decimal',
    placeholder: TEXTS[field.type] ?? (field.type === 'bytes' ? 'base64' : optional ? 'not sent' : isString ? '' : '0'),
  });
  // an empty text that is sent is another thing than none
  const sent = optional && isString && h('input', { type: 'checkbox', 'aria-label': `Send ${field.name}`, title: 'Send it, even when it is empty', onchange: changed });
  if (sent) input.addEventListener('input', () => { sent.checked = true; });
  return {
    element: sent ? h('span', { class: 'sent' }, input, sent) : input, control: input,
    get: () => sent ? (sent.checked ? input.value : undefined) : input.value === '' ? undefined : isString || field.type in TEXTS ? input.value : number(field, input.value),
    set: (value) => { input.value = value === undefined || value === null ? '' : String(value); if (sent) sent.checked = value !== undefined; },
  };
}

/** JSON has numbers of 64 bits as texts; what is no number goes as it is, and the service says what is wrong with it. */
function number(field, text) {
  const value = Number(text);
  return WIDE.has(field.type) || text.trim() === '' || !Number.isFinite(value) ? text.trim() : value;
}

function jsonEditor(placeholder, changed, label) {
  let value;
  const area = h('textarea', { rows: '2', spellcheck: 'false', placeholder, 'aria-label': label, oninput: () => {
    try {
      value = area.value.trim() === '' ? undefined : JSON.parse(area.value);
      area.removeAttribute('aria-invalid');
      changed();
    } catch {
      area.setAttribute('aria-invalid', 'true');
    }
  } });
  return { element: area, control: area, get: () => value, set: (next) => { value = next; area.value = next === undefined ? '' : JSON.stringify(next); area.removeAttribute('aria-invalid'); } };
}

function nestedEditor(field, types, changed) {
  let form = null;
  const body = h('div');
  const toggle = h('button', { type: 'button', class: 'small', onclick: () => { put(form ? undefined : {}); changed(); } });
  const put = (value) => {
    if (value === undefined) {
      form = null;
      body.replaceChildren();
    } else {
      // made when it is wanted: a message may hold itself
      form ??= messageForm(field.type, types, changed);
      form.set(value);
      if (!body.firstChild) body.append(form.element);
    }
    toggle.textContent = form ? 'Remove' : `Add ${short(field.type)}`;
    toggle.setAttribute('aria-label', `${form ? 'Remove' : 'Add'} ${field.name}`);
  };
  put(undefined);
  return { element: h('fieldset', null, h('legend', null, field.name), toggle, body), get: () => form?.get(), set: put };
}

function listEditor(field, types, changed) {
  const item = { ...field, repeated: false, optional: false, oneof: undefined };
  const items = h('ol', { class: 'items' });
  const editors = [];
  const add = (value) => {
    const isMessage = field.kind === 'message' && !isText(field);
    const editor = isMessage ? messageForm(field.type, types, changed) : valueEditor(item, types, changed, false);
    editor.control?.setAttribute('aria-label', `${field.name} ${editors.length + 1}`);
    editor.set(value);
    editors.push(editor);
    const line = h('li', null, editor.element, h('button', { type: 'button', class: 'small', 'aria-label': `Remove ${field.name} ${editors.length}`, onclick: () => {
      editors.splice(editors.indexOf(editor), 1);
      line.remove();
      changed();
    } }, '×'));
    items.append(line);
    return editor;
  };
  const more = h('button', { type: 'button', class: 'small', 'aria-label': `Add to ${field.name}`, onclick: () => {
    const editor = add(undefined);
    (editor.control ?? editor.element.querySelector('input, select, textarea, button'))?.focus();
    changed();
  } }, 'Add');
  return {
    element: h('fieldset', null, h('legend', null, field.name), items, more),
    get: () => editors.length === 0 ? undefined : editors.map((editor) => editor.get() ?? zero(field, types)),
    set: (values) => {
      items.replaceChildren();
      editors.length = 0;
      for (const value of Array.isArray(values) ? values : []) add(value);
    },
  };
}

/** What an entry that was left empty is. */
function zero(field, types) {
  if (field.kind === 'message') return field.type in TEXTS ? '' : {};
  if (field.kind === 'enum') return types.get(field.type)?.values[0].name ?? 0;
  if (field.type === 'bool') return false;
  return field.type === 'string' || field.type === 'bytes' ? '' : WIDE.has(field.type) ? '0' : 0;
}

function labelled(field, editor, hint) {
  const id = unique('field');
  editor.control.id = id;
  const about = [field.optional && field.kind !== 'message' && 'optional', hint, ...(field.limits ?? [])].filter(Boolean).join('; ');
  if (about) editor.control.setAttribute('aria-describedby', `${id}-about`);
  if (field.required) editor.control.setAttribute('aria-required', 'true');
  return {
    ...editor,
    element: h('div', { class: 'field' },
      h('label', { for: id, class: field.deprecated && 'deprecated' }, field.name, ' ', h('small', null, short(field.type))),
      editor.element, about && h('small', { id: `${id}-about` }, about)),
  };
}

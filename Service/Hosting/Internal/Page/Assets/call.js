// Try it: one method, called through a socket of this page. docs/contract-page.md has the frames.
import { h, tabs, unique } from './dom.js';
import { messageForm } from './form.js';
import { answerView } from './answer.js';

export function tryIt(service, method, types) {
  const request = requestEditor(method, types);
  const options = optionsEditor(method);
  const view = answerView(method);
  const [streams, id] = [method.clientStreams, unique('call')];
  let call = null;

  const send = h('button', { type: 'submit', class: 'button primary' }, streams ? 'Send message' : 'Call');
  const finish = streams && h('button', { type: 'button', class: 'button', disabled: true, onclick: () => call?.finish() }, 'Finish sending');
  const cancel = h('button', { type: 'button', class: 'button', disabled: true, onclick: () => call?.cancel() }, 'Cancel');
  const show = () => {
    // only one message is sent where no more are taken
    send.disabled = call !== null && (!streams || call.finished);
    if (finish) finish.disabled = call === null || call.finished;
    cancel.disabled = call === null;
  };

  const submit = (event) => {
    event.preventDefault();
    const text = request.text();
    if (text === null) return;
    if (!call) {
      view.begin();
      call = open(`/${service.name}/${method.name}`, options.read(), view, (lost) => { call = null; view.end(lost); show(); });
    }
    call.send(text);
    if (!streams) call.finish();
    show();
  };
  return h('form', { class: 'try', onsubmit: submit, novalidate: true, 'aria-labelledby': id },
    h('h4', { id, class: 'hidden' }, `Call ${method.name}`),
    h('div', { class: 'request' }, request.element, options.element, h('div', { class: 'buttons' }, send, finish, cancel)),
    view.element);
}

/** The message as a form and as JSON, in step. */
function requestEditor(method, types) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const area = h('textarea', { class: 'json', rows: '8', spellcheck: 'false', 'aria-label': `${method.request} as JSON` });
  const write = () => { area.value = JSON.stringify(form.get(), null, 2) ?? '{}'; problem.textContent = ''; };
  const form = messageForm(method.request, types, write);
  const parse = () => {
    try {
      const value = JSON.parse(area.value);
      problem.textContent = '';
      return value;
    } catch (failure) {
      problem.textContent = `This is not JSON yet: ${failure.message}`;
      return undefined;
    }
  };
  area.addEventListener('input', () => { const value = parse(); if (value !== undefined) form.set(value); });
  form.set(method.example ?? {});
  write();
  return {
    element: [tabs('Request', [{ name: 'Form', panel: form.element }, { name: 'JSON', panel: area }]), problem],
    // as it was typed: numbers of 64 bits would not survive this language
    text: () => parse() === undefined ? null : area.value,
  };
}

function optionsEditor(method) {
  const deadline = h('input', { type: 'text', inputmode: 'numeric', value: method.timeout ? String(parseFloat(method.timeout) * 1000) : '', placeholder: 'none' });
  const rows = h('div');
  const add = () => {
    const row = h('div', { class: 'pair' },
      h('input', { type: 'text', 'aria-label': 'Metadata name', placeholder: 'authorization', autocomplete: 'off', spellcheck: 'false' }),
      h('input', { type: 'text', 'aria-label': 'Metadata value', placeholder: 'Bearer …', autocomplete: 'off', spellcheck: 'false' }),
      h('button', { type: 'button', class: 'small', 'aria-label': 'Remove this metadata', onclick: () => row.remove() }, '×'));
    rows.append(row);
    row.firstChild.focus();
  };
  return {
    element: h('details', { class: 'options' }, h('summary', null, 'Deadline and metadata'),
      h('label', { class: 'field' }, 'Deadline in milliseconds', deadline), rows,
      h('button', { type: 'button', class: 'small', onclick: add }, 'Add metadata')),
    read: () => {
      const start = { metadata: [...rows.children].map((row) => [...row.querySelectorAll('input')].map((input) => input.value)).filter(([name]) => name.trim() !== '') };
      if (deadline.value.trim() !== '') start.timeout = Number(deadline.value);
      return start;
    },
  };
}

/** A call over a socket; `ended` is told once, with a sentence when no status came. */
function open(method, start, view, ended) {
  const address = new URL('page/call', document.baseURI);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const waiting = [];
  let over = false;
  const end = (lost) => { if (!over) { over = true; ended(lost); } };
  const put = (frame) => { if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame); else socket.send(frame); };
  socket.addEventListener('open', () => { for (const frame of waiting) socket.send(frame); });
  socket.addEventListener('message', (event) => {
    const frame = JSON.parse(event.data);
    view.show(frame);
    if (frame.status || frame.refused) end();
  });
  socket.addEventListener('close', (event) => end(event.reason || 'The connection was lost before the call ended.'));
  put(JSON.stringify({ method, ...start }));
  const call = {
    finished: false,
    send: (text) => { put(`{"message":${text}}`); view.sent(text); },
    finish: () => { call.finished = true; put('{"end":true}'); },
    cancel: () => put('{"cancel":true}'),
  };
  return call;
}

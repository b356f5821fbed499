// What a call answered: messages as they come, then its status, details, trailers and figures.
import { h } from './dom.js';

const SHOWN = 200;
const LONGEST = 20000;

export function answerView(method) {
  const status = h('p', { class: 'status', role: 'status', 'aria-live': 'polite' }, 'Not called yet.');
  const log = h('ol', { class: 'log', 'aria-label': 'Messages', tabindex: '0' });
  const more = h('div', { class: 'more' });
  let counts;
  let unsized = [];

  const entry = (kind, text, note) => {
    const size = h('span', { class: 'size' }, note);
    const line = h('li', { class: kind }, h('p', null, h('span', null, kind === 'out' ? 'Sent' : `Received ${counts.received}`), ' ', size), h('pre', null, text));
    const stays = log.scrollTop + log.clientHeight < log.scrollHeight - 8;
    log.append(line);
    if (log.children.length > SHOWN) log.firstChild.remove();
    if (!stays) log.scrollTop = log.scrollHeight;
    return size;
  };

  return {
    element: h('div', { class: 'answer' }, status, log, more),
    begin() {
      counts = { sent: 0, received: 0, out: { protobuf: 0, json: 0 }, in: { protobuf: 0, json: 0 }, first: null };
      unsized = [];
      log.replaceChildren();
      more.replaceChildren();
      status.className = 'status running';
      status.textContent = 'Calling…';
    },
    sent(text) {
      counts.sent++;
      unsized.push(entry('out', pretty(text), ''));
    },
    show(frame) {
      if (frame.sent) {
        add(counts.out, frame.sent);
        const size = unsized.shift();
        if (size) size.textContent = sizes(frame.sent);
      } else if ('message' in frame) {
        counts.received++;
        counts.first ??= frame.ms;
        add(counts.in, frame);
        entry('in', cut(JSON.stringify(frame.message, null, 2)), `${sizes(frame)}, after ${time(frame.ms)}`);
        if (method.serverStreams) status.textContent = `${plural(counts.received, 'message')} so far`;
      } else if (frame.headers) {
        if (frame.headers.length > 0) more.append(pairs('Headers', frame.headers));
      } else if (frame.refused) {
        said('failed', 'Not called', frame.refused);
      } else if (frame.status) {
        finish(frame);
      }
    },
    end(lost) {
      if (lost) said('failed', 'No status', lost);
    },
  };

  function finish(frame) {
    said(frame.status.code === 0 ? 'ok' : 'failed', `${frame.status.name} (${frame.status.code})`, frame.status.message);
    if (frame.details?.details) more.append(h('section', null, h('h5', null, 'Details'), h('pre', { class: 'details', tabindex: '0' }, JSON.stringify(frame.details.details, null, 2))));
    if (frame.trailers.length > 0) more.append(pairs('Trailers', frame.trailers));
    more.append(h('dl', { class: 'facts figures' },
      fact('First message', counts.first === null ? 'none' : time(counts.first)), fact('Total', time(frame.ms)),
      fact('Sent', `${plural(counts.sent, 'message')}: ${sizes(counts.out)}`), fact('Received', `${plural(counts.received, 'message')}: ${sizes(counts.in)}`)));
  }

  function said(kind, name, sentence) {
    status.className = `status ${kind}`;
    status.replaceChildren(h('b', null, name), sentence ? ` ${sentence}` : '');
  }
}

const fact = (name, value) => h('div', null, h('dt', null, name), h('dd', null, value));
const pairs = (name, entries) => h('section', null, h('h5', null, name), h('dl', { class: 'pairs' }, entries.map(([key, value]) => [h('dt', null, key), h('dd', null, value)])));
const add = (sum, size) => { sum.protobuf += size.protobuf; sum.json += size.json; };
const sizes = (size) => `${bytes(size.protobuf)} protobuf, ${bytes(size.json)} JSON`;
const bytes = (count) => count < 10000 ? `${count} B` : count < 1e7 ? `${(count / 1000).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`;
const time = (ms) => ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`;
const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;
const cut = (text) => text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… and ${text.length - LONGEST} more characters` : text;

function pretty(text) {
  return cut(/\d{16,}/.test(text) ? text : JSON.stringify(JSON.parse(text), null, 2));
}

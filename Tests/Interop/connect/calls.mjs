// What is called, whatever the transport.
import { Code, ConnectError } from "@connectrpc/connect";

export async function stats(users) {
  const { userId, username, totalPoints, isActive } = await users.getUserStats({ userId: 42 });
  return [userId, username, totalPoints, isActive];
}

/** A failure as its caller sees it: code, sentence, and the types of its details. */
export async function failure(call) {
  try {
    await call();
    return null;
  } catch (thrown) {
    const error = ConnectError.from(thrown);
    return { code: Code[error.code], message: error.rawMessage, details: error.details.map((detail) => detail.type) };
  }
}

export async function exported(users, request = {}) {
  let count = 0;
  for await (const chunk of users.exportUserStats(request)) count += chunk.userIds.length;
  return count;
}

export async function recorded(users, run) {
  const events = (async function* () {
    yield { events: [{ eventId: `${run}-1`, userId: 7, points: 1 }] };
    yield { events: [{ eventId: `${run}-1`, userId: 7, points: 1 }, { eventId: `${run}-2`, userId: 0, points: 1 }] };
  })();
  const { recorded, duplicates, rejected, rejections } = await users.recordPoints(events);
  return [Number(recorded), Number(duplicates), Number(rejected), rejections[0]?.eventId];
}

/** Adds one user after the other: the second only when the first was answered, where both directions are open at once. */
export async function watched(users, isFullDuplex) {
  let answered;
  const first = new Promise((resolve) => (answered = resolve));
  const requests = (async function* () {
    yield { addUserIds: [42] };
    if (isFullDuplex) await first;
    yield { addUserIds: [1] };
  })();
  const seen = [];
  for await (const { userId, stats } of users.watchUserStats(requests)) {
    seen.push([userId, stats?.username ?? null]);
    answered();
    if (seen.length === 2) break;
  }
  return seen;
}

/** Watches, and never ends by itself. */
export async function endless(users, options) {
  for await (const _ of users.watchUserStats((async function* () { yield { addUserIds: [42] }; })(), options)) continue;
}

export async function canceled(users) {
  const abort = new AbortController();
  return await failure(async () => {
    const requests = (async function* () { yield { addUserIds: [42] }; })();
    for await (const _ of users.watchUserStats(requests, { signal: abort.signal })) abort.abort();
  });
}

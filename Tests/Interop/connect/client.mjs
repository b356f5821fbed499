// Calls all four shapes with connect-es and prints what came of it as one line of JSON.
// Usage: node client.mjs ADDRESS PROTOCOL (connect | grpc | grpc-web) HTTP (1.1 | 2) FORMAT (json | binary)
import { createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { UserService } from "./user_pb.js";
import * as calls from "./calls.mjs";

const [baseUrl, protocol, httpVersion, format] = process.argv.slice(2);
const create = { connect: createConnectTransport, grpc: createGrpcTransport, "grpc-web": createGrpcWebTransport }[protocol];
const users = createClient(UserService, create({ baseUrl, httpVersion, useBinaryFormat: format === "binary" }));
const readers = createClient(UserService, create({ baseUrl, httpVersion, useBinaryFormat: format === "binary", useHttpGet: true }));

console.log(JSON.stringify({
  stats: await calls.stats(users),
  got: await calls.stats(readers),
  missing: await calls.failure(() => users.getUserStats({ userId: 4200000 })),
  invalid: await calls.failure(() => users.getUserStats({ userId: -1 })),
  exported: await calls.exported(users),
  refused: await calls.failure(() => calls.exported(users, { afterUserId: -1 })),
  recorded: await calls.recorded(users, `${protocol}-${httpVersion}-${format}`),
  watched: await calls.watched(users, httpVersion === "2"),
  // whether it is the service or the client that says so is a matter of moments
  late: (await calls.failure(() => calls.endless(users, { timeoutMs: 300 }))).code,
  canceled: await calls.canceled(users),
}));
process.exit(0);

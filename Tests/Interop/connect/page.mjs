// What a page does: the two shapes that browsers can, with connect-web. Results are left in window.results.
import { createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { UserService } from "./user_pb.js";
import * as calls from "./calls.mjs";

const transports = {
  "connect json": (baseUrl) => createConnectTransport({ baseUrl }),
  "connect binary": (baseUrl) => createConnectTransport({ baseUrl, useBinaryFormat: true }),
  "connect get": (baseUrl) => createConnectTransport({ baseUrl, useHttpGet: true }),
  "grpc-web": (baseUrl) => createGrpcWebTransport({ baseUrl }),
};

window.call = async (name, baseUrl) => {
  const users = createClient(UserService, transports[name](baseUrl));
  return {
    stats: await calls.stats(users),
    missing: await calls.failure(() => users.getUserStats({ userId: 4200000 })),
    exported: await calls.exported(users),
  };
};
// what a page of another origin gets, or does not
window.tryToCall = async (name, baseUrl) => {
  const users = createClient(UserService, transports[name](baseUrl));
  return await calls.failure(() => calls.stats(users));
};
window.isReady = true;

import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const PATIENCE_MS = 8000;

/** On SIGTERM or SIGINT: takes no new work, finishes what is under way, closes live connections, leaves. */
export function stopGracefully(server: Server): void {
  const live = new Set<Duplex>();
  server.on('upgrade', (_request, socket: Duplex) => {
    live.add(socket);
    socket.once('close', () => live.delete(socket));
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    for (const socket of live) socket.end();
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

export { runningServer } from './running.ts';
export { startServer, type Server, type ServerOptions } from './server.ts';
export { startDisposableServer } from './disposable.ts';

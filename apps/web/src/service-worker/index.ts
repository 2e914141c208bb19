/**
 * Keeps what must open without a network, and nothing else: the tickets that were opened on this
 * device, the gate on a device that stands at one, and a judge's sheets. It is registered by those pages only.
 */
import { self } from '$app/service-worker';
import { forgetEarlierGates, gateFirstFromCache, hearGate, isOfGate, keepGate, keepsGate } from './gate.ts';
import type { GateMessage } from './gate.ts';
import { hearJudging, isJudgingPage, type JudgingMessage, judgingFromNetworkFirst } from './judging.ts';
import { fromCacheFirst, fromNetworkFirst, hearTicket, isBuilt, isTicketPage, type TicketMessage } from './tickets.ts';

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([forgetEarlierGates(), self.clients.claim()])),
);

/** A gate at work keeps its build until a quiet moment; a new one comes whole or not at all. */
async function install(): Promise<void> {
  if (await keepsGate()) await keepGate();
  else await self.skipWaiting();
}

self.addEventListener('message', (event) => {
  const message = event.data as TicketMessage & GateMessage & JudgingMessage;
  const { origin } = self.location;
  event.waitUntil(
    Promise.all([hearTicket(message, origin), hearJudging(message, origin), hearGate(message, event.ports[0])]),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isBuilt(url)) event.respondWith(fromCacheFirst(request));
  else if (isOfGate(url)) event.respondWith(gateFirstFromCache(request));
  else if (request.mode === 'navigate' && isTicketPage(url)) event.respondWith(fromNetworkFirst(request));
  else if (request.mode === 'navigate' && isJudgingPage(url)) event.respondWith(judgingFromNetworkFirst(request));
});

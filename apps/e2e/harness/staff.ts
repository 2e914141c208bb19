/// <reference lib="dom" />
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect, request as requests } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { ask, type DemoEvent, festival, registerQuietly, type Registrant, registrant, SESSIONS } from './demo.ts';
import { waitForMail } from './mailbox.ts';
import { product } from './product.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
// The library would fetch its module from a network.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** Requests of somebody who signed in before. */
export function signedIn(role: keyof typeof SESSIONS): Promise<APIRequestContext> {
  return requests.newContext({ baseURL: product.url, storageState: SESSIONS[role] });
}

/** The text of a QR code in a picture. */
async function readCode(picture: Uint8Array): Promise<string> {
  const [found] = await readBarcodes(new Blob([new Uint8Array(picture)]), { formats: ['QRCode'] });
  if (!found?.text) throw new Error('the QR code cannot be read');
  return found.text;
}

/** The text of the QR code in the newest ticket mail to an address, read from its picture. */
export async function codeInMail(address: string, subject = /Vé/): Promise<string> {
  const mail = await waitForMail(address, subject);
  const picture = mail.attachments.find(({ contentType }) => contentType === 'image/png');
  if (!picture) throw new Error(`no QR picture in "${mail.subject}"`);
  return readCode(picture.content);
}

/** The text of a QR code as the screen shows it. */
export async function codeOnScreen(shown: Locator): Promise<string> {
  return readCode(await shown.screenshot());
}

/** The same code with one character of its signature changed. */
export function forge(code: string): string {
  const at = code.length - 20;
  return code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
}

interface Gate {
  id: string;
  name: string;
}

/** Pairs a browser with a gate of an event by its link; it ends on the scanning screen. */
export async function pair(
  page: Page,
  staff: APIRequestContext,
  eventId: string,
  gateName: string,
  rights: 'STEWARD' | 'SUPERVISOR' = 'STEWARD',
  deviceName = `Máy thử ${gateName}`,
): Promise<void> {
  const { gates } = await ask<{ gates: Gate[] }>(staff, 'query ($id: ID!) { gates(eventId: $id) { id name } }', {
    id: eventId,
  });
  const gate = gates.find(({ name }) => name === gateName)!;
  const { startPairing } = await ask<{ startPairing: { url: string } }>(
    staff,
    'mutation ($input: StartPairingInput!) { startPairing(input: $input) { ... on PairingStarted { url } } }',
    { input: { gateId: gate.id, rights, deviceName } },
  );
  await page.goto(startPairing.url);
  await page.getByTestId('inside-now').waitFor();
}

/** Waits until the phone keeps the gate's app, looking where a steward looks. */
export async function readyWithoutNetwork(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Máy này' }).click();
  await expect(page.getByText('Sẵn sàng')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
}

/** What most stories at a gate begin with. */
export interface AtGate {
  readonly event: DemoEvent;
  readonly staff: APIRequestContext;
  readonly visitor: Registrant;
  /** The text of the visitor's ticket. */
  readonly code: string;
}

/** Somebody with a ticket, and a browser that is paired with a gate. */
export async function visitorAtGate(
  request: APIRequestContext,
  page: Page,
  name: string,
  at: { gate?: string; rights?: 'STEWARD' | 'SUPERVISOR'; deviceName?: string } = {},
): Promise<AtGate> {
  const { gate = 'Cổng A', rights, deviceName } = at;
  const event = await festival(request);
  const staff = await signedIn('organiser');
  const visitor = registrant(name, 'Khách tham quan');
  await registerQuietly(request, event, visitor);
  const code = await codeInMail(visitor.email);
  await pair(page, staff, event.id, gate, rights, deviceName);
  return { event, staff, visitor, code };
}

/** Gates that nobody else scans at: they have a list and a ticket type of their own. */
export async function ownGates(
  staff: APIRequestContext,
  eventId: string,
  gateNames: string[],
): Promise<{ ticketTypeId: string; listId: string }> {
  const both = (text: string) => ({ vi: text, en: text });
  const name = both(`Riêng của ${gateNames.join(', ')}`);
  const { type } = await ask<{ type: { ticketType: { id: string } } }>(
    staff,
    'mutation ($input: CreateTicketTypeInput!) { type: createTicketType(input: $input) { ... on TicketTypeSaved { ticketType { id } } } }',
    {
      input: {
        ...{ eventId, name, description: both(''), places: null, hidden: false, approval: 'AUTOMATIC' },
        ...{ audience: 'VISITOR', validDayIds: [] },
      },
    },
  );
  const ticketTypeId = type.ticketType.id;
  const { saved } = await ask<{ saved: { list: { id: string } } }>(
    staff,
    'mutation ($input: CreateCheckInListInput!) { saved: createCheckInList(input: $input) { ... on CheckInListSaved { list { id } } } }',
    { input: { eventId, name, entry: 'ONCE', ticketTypeIds: [ticketTypeId] } },
  );
  const listId = saved.list.id;
  for (const gate of gateNames)
    await ask(staff, 'mutation ($input: CreateGateInput!) { createGate(input: $input) { __typename } }', {
      input: { eventId, name: gate, listIds: [listId] },
    });
  return { ticketTypeId, listId };
}

/** Takes the newest ticket of a registrant back. */
export async function revokeTicketOf(staff: APIRequestContext, eventId: string, email: string): Promise<void> {
  const { registrations } = await ask<{
    registrations: { edges: { node: { ticket: { id: string } } }[] };
  }>(
    staff,
    'query ($id: ID!, $search: String) { registrations(eventId: $id, search: $search) { edges { node { ticket { id } } } } }',
    {
      id: eventId,
      search: email,
    },
  );
  await ask(staff, 'mutation ($input: RevokeTicketInput!) { revokeTicket(input: $input) { __typename } }', {
    input: { ticketId: registrations.edges[0]!.node.ticket.id, reason: 'Vé thử nghiệm' },
  });
}

/** The keys of a US layout that a ticket's code needs beside letters and digits; true: with Shift. */
const KEYS: Record<string, [code: string, shift: boolean]> = {
  ' ': ['Space', false],
  '-': ['Minus', false],
  '.': ['Period', false],
  '/': ['Slash', false],
  ':': ['Semicolon', true],
  '+': ['Equal', true],
  $: ['Digit4', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
};

/**
 * What a hand scanner does: presses the keys of a text in one burst, then Enter. The keys are pressed
 * inside the page, because a scanner is faster than a test that asks for each key from outside.
 */
export async function scanByHand(page: Page, text: string): Promise<void> {
  const strokes = Array.from(text, (character): [string, boolean, string] => {
    const [code, shift] = KEYS[character] ?? [
      /[A-Z]/.test(character) ? `Key${character}` : `Digit${character}`,
      /[A-Z]/.test(character),
    ];
    // An input method makes something else of the letters; the keys stay what they are.
    return [code, shift, character.replace('A', 'ă').replace('E', 'ê').replace('O', 'ơ')];
  });
  await page.evaluate((keys) => {
    let at = performance.now();
    for (const [code, shiftKey, key] of [...keys, ['Enter', false, 'Enter'] as const]) {
      const press = new KeyboardEvent('keydown', { code, key, shiftKey, bubbles: true, cancelable: true });
      // Two milliseconds a key, as such scanners take, however busy the machine that runs the test.
      Object.defineProperty(press, 'timeStamp', { value: (at += 2) });
      document.body.dispatchEvent(press);
    }
  }, strokes);
}

import { ask } from '../harness/demo.ts';
import { forge, readyWithoutNetwork, visitorAtGate } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

interface Scanned {
  registrations: { edges: { node: { scans: { verdict: string; reason: string; gateName: string }[] } }[] };
}

test('a gate without a network opens, scans, is restarted, and hands everything in afterwards', async ({
  request,
  gate,
  isMobile,
}) => {
  test.skip(!isMobile, 'a steward’s phone; at a desk the story is the same');
  // One visit with a network: the list, and the app itself.
  const at = { gate: 'Cổng B' };
  const { event, staff, visitor, code } = await visitorAtGate(request, gate.page, 'Phan Thị Ngoại Tuyến', at);
  await readyWithoutNetwork(gate.page);

  // Cold start without one; fresh, forged, and the first again.
  await gate.show({ text: code, seconds: 1 }, { seconds: 2 }, { text: forge(code), seconds: 1 }, { seconds: 2 });
  await gate.restart({ offline: true });
  await gate.page.goto('/gate');
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
  await expect(gate.page.getByText(visitor.name).first()).toBeVisible();
  await expect(gate.page.getByText('Mã không hợp lệ: vé không do ban tổ chức cấp').first()).toBeVisible();
  await expect(gate.page.getByText(/Vé đã dùng lúc \d\d:\d\d tại Cổng B/).first()).toBeVisible();
  await expect(gate.page.getByText('Mất mạng')).toBeVisible();

  // The phone is switched off and on again: what was shown is still known.
  await gate.show({ seconds: 1 });
  await gate.restart({ offline: true });
  await gate.page.goto('/gate');
  await expect(gate.page.getByTestId('waiting')).toHaveText(/^[3-9] lượt chờ gửi$/);
  await gate.context.setOffline(false);
  await expect(gate.page.getByTestId('waiting')).toHaveText('không có lượt chờ');
  await expect(gate.page.getByText('Trực tuyến')).toBeVisible();

  const { registrations } = await ask<Scanned>(
    staff,
    `query ($id: ID!, $search: String) { registrations(eventId: $id, search: $search) {
      edges { node { scans { verdict reason gateName } } } } }`,
    { id: event.id, search: visitor.email },
  );
  const { scans } = registrations.edges[0]!.node;
  expect(scans.filter(({ verdict }) => verdict === 'OK')).toEqual([
    { verdict: 'OK', reason: 'FIRST_ENTRY', gateName: 'Cổng B' },
  ]);
  expect(scans.some(({ reason }) => reason === 'ALREADY_USED')).toBe(true);
});

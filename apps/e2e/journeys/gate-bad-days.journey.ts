/// <reference lib="dom" />
import type { Page } from '@playwright/test';
import { ask } from '../harness/demo.ts';
import { readyWithoutNetwork, scanByHand, visitorAtGate } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

const FOREVER_MS = 400 * 86_400_000;

interface Gates {
  gates: { name: string; devices: { id: string; name: string; revokedAt: string | null }[] }[];
}

test('a second window, a full disk, a damaged list and a device taken away: each is said, and nothing is lost', async ({
  request,
  gate,
  isMobile,
}) => {
  test.skip(!isMobile, 'a steward’s phone; at a desk the story is the same');
  const deviceName = `Máy xấu ${Date.now()}`;
  const { event, staff, code } = await visitorAtGate(request, gate.page, 'Lâm Thị Ngày Xấu', { deviceName });
  const steward = gate.page;
  await readyWithoutNetwork(steward);

  // One window works; the other waits for it.
  const second = await gate.context.newPage();
  await second.goto('/gate');
  await expect(second.getByText('Đang soát vé ở cửa sổ khác').first()).toBeVisible();
  await second.close();

  // Without room nothing is shown green, because nothing is kept.
  await steward.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
      if (this.name === 'facts') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    addEventListener('room', () => (IDBObjectStore.prototype.put = put));
  });
  await scanByHand(steward, code);
  await expect(steward.getByText('Bộ nhớ máy đầy hoặc lỗi, không lưu được lượt quét').first()).toBeVisible();
  await steward.evaluate(() => dispatchEvent(new Event('room')));

  // A list with one wrong byte is not decided with: it is fetched again.
  await steward.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('pho-hien-gate');
        opening.onsuccess = () => {
          const work = opening.result.transaction('manifest', 'readwrite');
          const cursors = work.objectStore('manifest').openCursor();
          cursors.onsuccess = () => {
            const bytes = cursors.result!.value as Uint8Array;
            bytes[200]! ^= 1;
            cursors.result!.update(bytes);
          };
          work.oncomplete = () => (opening.result.close(), resolve());
        };
      }),
  );
  await gate.context.setOffline(true);
  await steward.reload();
  await expect(steward.getByText('Danh sách vé trên máy bị hỏng, đang tải lại')).toBeVisible();
  await gate.context.setOffline(false);
  await steward.getByTestId('inside-now').waitFor();

  // Taken away while it had no network: it hands in what it did, and empties itself.
  await gate.context.setOffline(true);
  await scanByHand(steward, code);
  await expect(steward.getByText('Mời vào').first()).toBeVisible();
  const { gates } = await ask<Gates>(
    staff,
    'query ($id: ID!) { gates(eventId: $id) { name devices { id name revokedAt } } }',
    {
      id: event.id,
    },
  );
  const device = gates.flatMap(({ devices }) => devices).find(({ name }) => name === deviceName)!;
  await ask(staff, 'mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }', {
    input: { deviceId: device.id, reason: 'Máy bị mất' },
  });
  await gate.context.setOffline(false);
  await expect(steward.getByText('Máy đã xóa danh sách vé và nhật ký soát vé', { exact: false })).toBeVisible();
  expect(await factsOn(steward)).toBe(0);
});

test('the event ends while scans wait: the lease is over, they are handed in, and the phone is emptied', async ({
  request,
  gate,
  isMobile,
}) => {
  test.skip(!isMobile, 'a steward’s phone; at a desk the story is the same');
  const { code } = await visitorAtGate(request, gate.page, 'Đoàn Thị Tan Hội');
  const steward = gate.page;
  await expect(steward.getByTestId('waiting')).toHaveText('không có lượt chờ');
  await readyWithoutNetwork(steward);
  await gate.context.setOffline(true);
  await scanByHand(steward, code);
  await expect(steward.getByText('Mời vào').first()).toBeVisible();

  // Long after the last day, and the phone was never back in a network.
  await steward.clock.setSystemTime(Date.now() + FOREVER_MS);
  await steward.reload();
  await expect(steward.getByText('Đã hết thời gian dùng máy').first()).toBeVisible();
  await expect(steward.getByTestId('waiting')).toContainText('Còn 1 lượt quét chưa gửi');
  await expect(steward.getByRole('button', { name: 'Ghép lại máy' })).toHaveCount(0);

  // Then the server hears of it, whose clock stands there too.
  await gate.context.route('**/graphql', async (route) => {
    try {
      const response = await route.fetch();
      const later = (await response.text()).replace(/"receivedAt":"([^"]+)"/, (_, at: string) => {
        return `"receivedAt":"${new Date(Date.parse(at) + FOREVER_MS).toISOString()}"`;
      });
      await route.fulfill({ response, body: later });
    } catch {
      // The phone waited no longer: it asks again.
      await route.abort().catch(() => undefined);
    }
  });
  await gate.context.setOffline(false);
  await steward.getByRole('button', { name: 'Kiểm tra lại' }).click();
  await expect(steward.getByText('Sự kiện đã kết thúc').first()).toBeVisible();
  expect(await factsOn(steward)).toBe(0);
});

/** How many facts the phone keeps. */
function factsOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('pho-hien-gate');
        opening.onsuccess = () => {
          const counting = opening.result.transaction('facts').objectStore('facts').count();
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );
}

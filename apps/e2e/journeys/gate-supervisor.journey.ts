import { scanByHand, visitorAtGate } from '../harness/staff.ts';
import { expect, test } from '../harness/test.ts';

test.skip(({ isMobile }) => !isMobile, 'supervisors stand at a gate with a phone');

test('a supervisor lets somebody in all the same, and takes a scan back', async ({
  request,
  gate,
  expectAccessible,
}) => {
  const { code } = await visitorAtGate(request, gate.page, 'Hoàng Thị Trưởng Cổng', { rights: 'SUPERVISOR' });

  await scanByHand(gate.page, code);
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
  await scanByHand(gate.page, code);
  await gate.page.getByRole('button', { name: 'Vẫn cho vào' }).click();
  await gate.page.getByRole('button', { name: 'Đã xem giấy tờ tùy thân' }).click();
  await gate.page.getByRole('dialog').getByRole('button', { name: 'Vẫn cho vào' }).click();
  await expect(gate.page.getByText('Trưởng cổng cho vào').first()).toBeVisible();

  await gate.page.getByRole('button', { name: 'Lượt quét' }).click();
  await gate.page.getByRole('button', { name: 'Hoàn tác' }).click();
  await gate.page.getByRole('button', { name: 'Quét nhầm' }).click();
  await expectAccessible(gate.page);
  await gate.page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(gate.page.getByText('Đã hoàn tác').first()).toBeVisible();
});

test('an answer that is lost costs nothing: the same scan is sent again and counts once', async ({ request, gate }) => {
  const { code } = await visitorAtGate(request, gate.page, 'Mai Văn Mất Mạng');

  // The server takes the scan, but its answer is lost.
  let lost = 0;
  let sent = 0;
  await gate.context.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('scanId')) return route.fallback();
    sent += 1;
    if (lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await scanByHand(gate.page, code);
  await expect(gate.page.getByText('Mời vào').first()).toBeVisible();
  await expect(gate.page.getByTestId('waiting')).toHaveText('không có lượt chờ');
  expect(lost).toBe(1);
  expect(sent).toBeGreaterThan(1);

  await gate.page.reload();
  await gate.page.getByRole('button', { name: 'Lượt quét' }).click();
  await expect(gate.page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
});

import { type HallPlan, type MarkKind, numberRows, type PlanBooth, rectangle } from '@pho-hien/booths-core';
import { newId } from '@pho-hien/kernel';

const both = (vi: string, en: string) => ({ vi, en });

/** Two islands of 20 booths, back to back in rows of ten: 40 stands in a hall of 40 × 26 m. */
export function demoHall(): HallPlan {
  const zones = [
    { id: newId(), name: both('Nông sản và thực phẩm', 'Farm produce and food'), supplyWatts: 34_000 },
    { id: newId(), name: both('Làng nghề và công nghệ', 'Crafts and technology'), supplyWatts: 20_000 },
  ];
  const types = [
    {
      id: newId(),
      name: both('Gian tiêu chuẩn', 'Standard booth'),
      ...{ watts: 1_000, water: false, internet: true },
      furniture: both('1 bàn, 2 ghế, 1 ổ cắm đôi', '1 table, 2 chairs, 1 double socket'),
    },
    {
      id: newId(),
      name: both('Gian chế biến', 'Booth for cooking'),
      ...{ watts: 3_000, water: true, internet: true },
      furniture: both('1 bàn inox, chậu rửa, 2 ổ cắm', '1 steel table, sink, 2 sockets'),
    },
  ];
  const rows = [400, 700, 1_300, 1_600];
  const drawn = rows.flatMap((top, row) =>
    Array.from({ length: 10 }, (_, column): PlanBooth => {
      const left = 500 + column * 300;
      // Those who cook stand at the ends of the first island, by the water.
      const cooks = row < 2 && (column < 2 || column > 7);
      const cut = row === 3 && column === 9;
      return {
        id: newId(),
        number: `X${row}${column}`,
        zoneId: zones[row < 2 ? 0 : 1]!.id,
        typeId: types[cooks ? 1 : 0]!.id,
        corners: cut
          ? [left, top, left + 300, top, left + 300, top + 150, left + 150, top + 300, left, top + 300]
          : rectangle(left, top, 300, 300),
        blocked: row === 0 && column === 9,
      };
    }),
  );
  const numbers = numberRows(drawn);
  const mark = (kind: MarkKind, ...at: [number, number, number, number]) => ({
    id: newId(),
    kind,
    corners: rectangle(...at),
  });
  return {
    name: both('Nhà trưng bày chính', 'Main hall'),
    ...{ width: 4_000, depth: 2_600, grid: 50, aisle: 250, clearance: 200, picture: null },
    zones,
    types,
    booths: drawn.map((booth) => ({ ...booth, number: numbers.get(booth.id)! })),
    marks: [
      mark('ENTRANCE', 1_750, 2_550, 500, 50),
      mark('EXIT', 0, 1_050, 50, 300),
      mark('EXIT', 3_950, 1_050, 50, 300),
      mark('STAGE', 2_900, 2_200, 900, 350),
      mark('TOILETS', 100, 0, 400, 150),
      mark('FIRST_AID', 3_500, 0, 400, 150),
      ...[0, 1].map((island) => mark('POWER', 450, 660 + island * 900, 40, 80)),
    ],
  };
}

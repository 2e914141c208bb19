import type { INestApplicationContext } from '@nestjs/common';
import type { AnsweredForm, FormField } from '@pho-hien/events-core';
import { PublishForm } from '@pho-hien/events-api';
import { newId } from '@pho-hien/kernel';
import type { Caller } from '@pho-hien/platform';

const field = (kind: FormField['kind'], vi: string, en: string, change: Partial<FormField> = {}): FormField => ({
  id: newId(),
  kind,
  label: { vi, en },
  help: { vi: '', en: '' },
  required: false,
  condition: null,
  long: false,
  maxLength: 200,
  many: false,
  options: [],
  integer: false,
  min: null,
  max: null,
  earliest: null,
  latest: null,
  ...change,
});

const option = (vi: string, en: string) => ({ id: newId(), label: { vi, en } });

/** Publishes what exhibitors are asked; returns how the demonstration's exhibitors answer, one after another. */
export async function seedStandForm(
  app: INestApplicationContext,
  staff: Caller,
  ticketTypeId: string,
): Promise<() => AnsweredForm> {
  const product = field('TEXT', 'Bạn trưng bày sản phẩm gì?', 'What will you show?', {
    required: true,
    help: { vi: 'Một hai câu, ban tổ chức in vào sơ đồ gian hàng', en: 'A sentence or two for the plan of the stands' },
    maxLength: 300,
  });
  const place = field('CHOICE', 'Bạn muốn gian hàng ở đâu?', 'Where would you like your stand?', {
    required: true,
    options: [option('Trong nhà', 'Indoors'), option('Ngoài trời', 'Outdoors')],
  });
  const power = field('CHOICE', 'Bạn có cần ổ điện không?', 'Do you need power?', {
    required: true,
    options: [option('Có', 'Yes'), option('Không', 'No')],
  });
  const watts = field('NUMBER', 'Tổng công suất thiết bị (W)', 'Total power of your devices (W)', {
    required: true,
    integer: true,
    min: 1,
    max: 5000,
    condition: { fieldId: power.id, operator: 'IS', optionId: power.options[0]!.id },
  });
  const picture = field('FILE', 'Ảnh sản phẩm', 'A picture of the product', {
    help: { vi: 'Dùng trong danh mục gian hàng.', en: 'For the list of stands.' },
  });
  const rules = field(
    'CONSENT',
    'Tôi giữ gian hàng sạch sẽ và dọn xong trước 22:00 ngày cuối.',
    'I keep the stand clean and clear it by 22:00 on the last day.',
    { required: true },
  );
  const fields = [product, place, power, watts, picture, rules];
  const formVersion = await app.get(PublishForm).run(staff, ticketTypeId, 0, fields);
  const goods = ['Nhãn lồng sấy và mật ong hoa nhãn', 'Tinh bột nghệ', 'Cây cảnh nghệ thuật', 'Chiếu cói dệt tay'];
  let asked = 0;
  return () => {
    const number = asked++;
    const needsPower = number % 2 === 0;
    return {
      formVersion,
      answers: {
        [product.id]: [goods[number % goods.length]!],
        [place.id]: [place.options[number % 3 === 2 ? 1 : 0]!.id],
        [power.id]: [power.options[needsPower ? 0 : 1]!.id],
        ...(needsPower && { [watts.id]: [String(350 + 50 * number)] }),
        [rules.id]: ['yes'],
      },
    };
  };
}

import type { GateQuestion } from './gate-question.ts';

const both = (text: string) => ({ vi: text, en: '' });

/** Has to be confirmed. */
export const waiver: GateQuestion = {
  id: 'q1',
  text: both('Đã ký cam kết an toàn?'),
  kind: 'CONFIRM',
  required: true,
  choices: [],
};

/** May be left open. */
export const meal: GateQuestion = {
  id: 'q2',
  text: both('Suất ăn trưa'),
  kind: 'CHOICE',
  required: false,
  choices: [both('Mặn'), both('Chay')],
};

/** A few words that have to be there. */
export const plate: GateQuestion = {
  id: 'q3',
  text: both('Biển số xe'),
  kind: 'TEXT',
  required: true,
  choices: [],
};

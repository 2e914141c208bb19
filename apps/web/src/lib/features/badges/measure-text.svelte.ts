import type { BadgeWeight, MeasureText } from '@pho-hien/events-core';

const MEASURED_AT = 100;
const WEIGHTS: Readonly<Record<BadgeWeight, number>> = { regular: 400, semibold: 600, bold: 700 };
const font = (weight: BadgeWeight) => `${WEIGHTS[weight]} ${MEASURED_AT}px "Be Vietnam Pro"`;
/** Both files of each weight: plain letters and those with Vietnamese marks. */
const LETTERS = 'Aẵ';

/** How wide texts are in the letters of the page; null until those letters are here, or where nothing can be drawn. */
export class TextMeasure {
  of: ((weight: BadgeWeight) => MeasureText) | null = $state.raw(null);

  async load(): Promise<void> {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return;
    await Promise.all(Object.keys(WEIGHTS).map((weight) => document.fonts.load(font(weight as BadgeWeight), LETTERS)));
    this.of = (weight) => (text) => {
      context.font = font(weight);
      return context.measureText(text).width / MEASURED_AT;
    };
  }
}

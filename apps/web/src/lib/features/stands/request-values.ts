import { REQUEST_LIMITS } from '@pho-hien/booths-core';
import type { OwnStandRequestFragment } from '#generated/graphql.ts';

/** What the form of a request holds: texts as they are typed. */
export interface RequestValues {
  readonly introduction: string;
  readonly products: readonly { readonly name: string; readonly text: string }[];
  readonly watts: string;
  readonly water: boolean;
  readonly internet: boolean;
  /** Numbers of booths, with commas or spaces between them. */
  readonly wishes: string;
  /** Names, one a line. */
  readonly avoid: string;
  readonly note: string;
}

/** An empty product, to write one. */
export const NO_PRODUCT = { name: '', text: '' };

/** What stands in the form at first. */
export function emptyRequest(introduction: string): RequestValues {
  return {
    introduction: introduction.slice(0, REQUEST_LIMITS.introduction),
    products: [NO_PRODUCT],
    watts: '500',
    water: false,
    internet: false,
    wishes: '',
    avoid: '',
    note: '',
  };
}

/** A request as the form holds it; `numbers` are those of the booths, by id. */
export function requestValues(request: OwnStandRequestFragment, numbers: ReadonlyMap<string, string>): RequestValues {
  return {
    introduction: request.introduction,
    products: request.products.map(({ name, text }) => ({ name, text })),
    watts: String(request.watts),
    water: request.water,
    internet: request.internet,
    wishes: request.wishes.flatMap((id) => numbers.get(id) ?? []).join(', '),
    avoid: request.avoid.join('\n'),
    note: request.note,
  };
}

/** What the form sent. Products without a word are none. */
export function readRequest(data: FormData): RequestValues {
  const text = (name: string) => String(data.get(name) ?? '').replaceAll('\r\n', '\n');
  const names = data.getAll('product.name').map(String);
  const texts = data.getAll('product.text').map((value) => String(value).replaceAll('\r\n', '\n'));
  return {
    introduction: text('introduction'),
    products: names
      .map((name, i) => ({ name, text: texts[i] ?? '' }))
      .filter((product) => product.name.trim() || product.text.trim()),
    watts: text('watts').trim(),
    water: data.get('water') === 'yes',
    internet: data.get('internet') === 'yes',
    wishes: text('wishes'),
    avoid: text('avoid'),
    note: text('note'),
  };
}

/**
 * What is sent of the form: numbers of booths become ids, those that no booth has stay apart. What is no number of
 * watts is `NaN`.
 */
export function requestInput(values: RequestValues, booths: ReadonlyMap<string, string>) {
  const numbers = values.wishes
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return {
    unknown: numbers.filter((number) => !booths.has(number)),
    input: {
      introduction: values.introduction,
      products: values.products.map((product) => ({ ...product })),
      // `1.500` is how one writes fifteen hundred here.
      watts: /^\d{1,3}(?:[.\s]?\d{3})*$|^\d+$/.test(values.watts)
        ? Number(values.watts.replace(/[.\s]/g, ''))
        : Number.NaN,
      water: values.water,
      internet: values.internet,
      wishes: numbers.flatMap((number) => booths.get(number) ?? []),
      avoid: values.avoid
        .split('\n')
        .map((name) => name.trim())
        .filter(Boolean),
      note: values.note,
    },
  };
}

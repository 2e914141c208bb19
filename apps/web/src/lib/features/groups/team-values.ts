import { MOST_PEOPLE } from '@pho-hien/events-core';

/** One person as typed into the form of a team. */
export interface TypedPerson {
  fullName: string;
  email: string;
  minor: boolean;
  guardianName: string;
  guardianEmail: string;
}

/** What somebody typed to register a team. */
export interface TeamValues {
  ticketTypeId: string;
  people: TypedPerson[];
}

/** Somebody of whom this is known. */
export const typedPerson = (known: Partial<TypedPerson> = {}): TypedPerson => ({
  fullName: '',
  email: '',
  minor: false,
  guardianName: '',
  guardianEmail: '',
  ...known,
});

/** Whether anything stands in a person's fields. */
export const isTyped = ({ fullName, email, guardianName, guardianEmail }: TypedPerson): boolean =>
  [fullName, email, guardianName, guardianEmail].some((text) => text.trim() !== '');

/** The people that a form sent, blank ones too, in its order: fields are named `fullName.0`, `email.0` … */
export function peopleIn(data: FormData): TypedPerson[] {
  const people: TypedPerson[] = [];
  for (let at = 0; at < MOST_PEOPLE && data.has(`fullName.${at}`); at += 1) {
    const text = (name: string) => String(data.get(`${name}.${at}`) ?? '').trim();
    const [fullName, email, guardianName, guardianEmail] = [
      text('fullName'),
      text('email'),
      text('guardianName'),
      text('guardianEmail'),
    ];
    people.push({ fullName, email, minor: data.get(`minor.${at}`) === 'yes', guardianName, guardianEmail });
  }
  return people;
}

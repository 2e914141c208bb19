import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** The language of a person or a page. */
export const LocaleEnum = { vi: 'vi', en: 'en' } as const;
registerEnumType(LocaleEnum, { name: 'Locale', description: 'Language: Vietnamese or English.' });

@ObjectType({ description: 'A text in both languages.' })
@InputType('LocalizedTextInput', { description: 'A text in both languages.' })
export class LocalizedTextType {
  @Field(() => String) vi!: string;
  @Field(() => String) en!: string;
}

/** The same going in: one class is both, so that what contains it can be both. */
export const LocalizedTextInput = LocalizedTextType;
/** The same going in. */
export type LocalizedTextInput = LocalizedTextType;

@ObjectType({ description: 'What is wrong with one field of an input.' })
export class FieldProblemType {
  @Field(() => String, { description: 'Path within the input: `fullName`, `days.0.date`.' }) field!: string;
  @Field(() => String, { description: 'Code of the problem; the words are in the message catalogue.' }) code!: string;
}

@ObjectType('InvalidInput', { description: 'The input cannot be used; nothing was written.' })
export class InvalidInputType {
  @Field(() => [FieldProblemType]) problems!: FieldProblemType[];
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Pass it as `after` to read on.' }) endCursor?: string | null;
}

@ObjectType('StaleVersion', { description: 'Somebody else saved in between; read again, then decide.' })
export class StaleVersionType {
  @Field(() => Int) current!: number;
}

/** A connection type `<Name>Connection` for a node type. */
export function connectionOf<Node>(name: string, node: () => new () => Node) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String) cursor!: string;
    @Field(() => node()) node!: Node;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges!: Edge[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { nullable: true, description: 'Number of all that match; null where counting would be slow.' })
    totalCount?: number | null;
  }
  return Connection;
}

/** The largest page a client may ask for. */
export const MAX_PAGE = 100;

/** Page size asked for, within bounds. */
export const pageSize = (first: number | null | undefined): number => Math.min(Math.max(first ?? 30, 1), MAX_PAGE);

/** Cuts `rows`, of which one more than `size` was read, into a connection. */
export function toConnection<Node>(rows: Node[], size: number, cursorOf: (node: Node) => string, totalCount?: number) {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    edges: nodes.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? cursorOf(last) : null },
    totalCount: totalCount ?? null,
  };
}

import type { InferKyselyDB } from '@mikro-orm/postgresql';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { ClientBase } from 'pg';

/** A statement whose text is made once: PostgreSQL parses it once a connection, and only values travel after that. */
export interface PreparedStatement<Parameters, Row> {
  readonly name: string;
  readonly text: string;
  /** The names of `$1`, `$2` … */
  readonly order: readonly (keyof Parameters & string)[];
  /** Only for the compiler. */
  readonly row?: Row;
}

class Placeholder {
  constructor(readonly parameter: string) {}
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * Declares a statement of a hot path, typed like any other by the rows it names.
 *
 * `build` writes it with Kysely and takes what changes from call to call from its second argument.
 * `date` columns and sums that PostgreSQL widens to `bigint` are to be cast in the statement: the
 * bare driver reads them as local dates and as text.
 *
 * @param name unique in the product, at most 63 characters
 */
export const prepare =
  <Parameters extends object>() =>
  <const Rows extends readonly { name: string }[], Row>(
    name: string,
    _rows: Rows,
    build: (sql: Kysely<InferKyselyDB<Rows[number]>>, parameter: Parameters) => Compilable<Row>,
  ): PreparedStatement<Parameters, Row> => {
    const placeholders = new Proxy({}, { get: (_, key) => new Placeholder(String(key)) }) as Parameters;
    const { sql, parameters } = build(compiler as Kysely<InferKyselyDB<Rows[number]>>, placeholders).compile();
    const order = parameters.map((value) => {
      if (value instanceof Placeholder) return value.parameter as keyof Parameters & string;
      throw new Error(`${name}: ${String(value)} is a constant: write it with sql.lit`);
    });
    return { name, text: sql, order };
  };

/** Runs a prepared statement on a connection, with these values. */
export async function runPrepared<Parameters extends object, Row>(
  client: Pick<ClientBase, 'query'>,
  statement: PreparedStatement<Parameters, Row>,
  parameters: Parameters,
): Promise<Row[]> {
  const { name, text, order } = statement;
  const { rows } = await client.query({ name, text, values: order.map((key) => asText(parameters[key])) });
  return rows as Row[];
}

/** Instants in UTC, which costs less than the driver's writing them in the machine's own zone. */
function asText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

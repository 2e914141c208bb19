import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { isVietnamDay } from '@pho-hien/kernel';

const bad = (what: string) => new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });

const text = (node: ValueNode): string => {
  if (node.kind !== Kind.STRING) throw bad('Must be a string');
  return node.value;
};

/** An instant, ISO 8601 in UTC with milliseconds: `2026-12-12T01:30:00.000Z`. */
@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  description = 'An instant, ISO 8601 in UTC: `2026-12-12T01:30:00.000Z`.';

  serialize(value: unknown): string {
    return new Date(value as string | number | Date).toISOString();
  }

  parseValue(value: unknown): Date {
    const instant = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : undefined;
    if (!instant || Number.isNaN(instant.getTime())) throw bad('Must be an instant such as 2026-12-12T01:30:00Z');
    return instant;
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(text(node));
  }
}

/** Marks a field as `Money`: `@Field(() => Money)`. */
export class Money {}

/** Whole đồng, as digits: `20000000`. A GraphQL `Int` ends at 2.1 billion, which a provincial budget passes. */
@Scalar('Money', () => Money)
export class MoneyScalar implements CustomScalar<string, bigint> {
  description = 'An amount in whole đồng, as digits in a text: `"20000000"`.';

  serialize(value: unknown): string {
    return String(value);
  }

  parseValue(value: unknown): bigint {
    if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) throw bad('Must be whole đồng such as "20000000"');
    return BigInt(value);
  }

  parseLiteral(node: ValueNode): bigint {
    return this.parseValue(text(node));
  }
}

/** Marks a field as `LocalDate`: `@Field(() => LocalDate)`. */
export class LocalDate {}

/** A day in Vietnam, `2026-12-12`. */
@Scalar('LocalDate', () => LocalDate)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A day in Vietnam (Asia/Ho_Chi_Minh): `2026-12-12`.';

  serialize(value: unknown): string {
    return String(value);
  }

  parseValue(value: unknown): string {
    if (typeof value !== 'string' || !isVietnamDay(value)) throw bad('Must be a day such as 2026-12-12');
    return value;
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(text(node));
  }
}

import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FormField } from '@pho-hien/events-core';
import {
  as,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { TicketTypeType } from '../ticket-types/ticket-type.graphql.ts';
import {
  type FormFieldInput,
  FormPublished,
  FormType,
  PublishedFormType,
  PublishFormInput,
  PublishFormResult,
} from './form.graphql.ts';
import { FormQueries } from './form.queries.ts';
import { PublishForm } from './publish-form.ts';

/** The field without whatever a client leaves out. */
const whole = ({ condition, ...field }: FormFieldInput): FormField => ({
  ...field,
  label: { ...field.label },
  help: { ...field.help },
  options: field.options.map(({ id, label }) => ({ id, label: { ...label } })),
  condition: condition ? { ...condition, optionId: condition.optionId ?? null } : null,
  min: field.min ?? null,
  max: field.max ?? null,
  earliest: field.earliest ?? null,
  latest: field.latest ?? null,
});

@Resolver(() => TicketTypeType)
export class FormResolver {
  constructor(
    private readonly queries: FormQueries,
    private readonly publish: PublishForm,
  ) {}

  @Requires('event.read', scopeOf('ticket type', 'ticketTypeId'))
  @Query(() => [PublishedFormType], { description: 'Every version of a ticket type’s form, newest first.' })
  formVersions(@Args('ticketTypeId', { type: () => ID }) ticketTypeId: string) {
    return this.queries.versionsOf(ticketTypeId);
  }

  @Requires('event.manage', scopeOf('ticket type', 'input.ticketTypeId'))
  @Mutation(() => PublishFormResult, {
    description: 'Publishes a form as the next version. Answers given to earlier versions stay as they are.',
  })
  publishForm(@Args('input') { ticketTypeId, version, fields }: PublishFormInput, @CurrentCaller() caller: Caller) {
    const published = this.publish.run(caller, ticketTypeId, version, fields.map(whole));
    return outcomeOf(
      published.then(async () =>
        as(FormPublished, { form: (await this.queries.newestOf([ticketTypeId])).get(ticketTypeId)! }),
      ),
    );
  }

  @ResolveField(() => FormType, { nullable: true, description: 'What registrants are asked; null: never had a form.' })
  form(@Parent() { id }: TicketTypeType, @Context() context: GraphqlContext) {
    return loader(context, 'newestForm', (ids) => this.queries.newestOf(ids)).load(id);
  }
}

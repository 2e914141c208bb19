import { RegistrationAnswersResolver, WalletAnswersResolver } from './answers.resolver.ts';
import { ChangeAnswers } from './change-answers.ts';
import { FormQueries } from './form.queries.ts';
import { FormResolver } from './form.resolver.ts';
import { GivenAnswers } from './given-answers.ts';
import { PublishForm } from './publish-form.ts';

/** The questions of a ticket type, and what was answered. What other contexts use of it. */
export const formServices = [ChangeAnswers, FormQueries, PublishForm];

/** The questions of a ticket type, and what was answered. */
export const formProviders = [
  ...formServices,
  RegistrationAnswersResolver,
  WalletAnswersResolver,
  FormResolver,
  GivenAnswers,
];

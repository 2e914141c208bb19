import { Args, Query, Resolver } from '@nestjs/graphql';
import { anywhere, Requires, scopeOf } from '@pho-hien/platform';
import { newId } from '@pho-hien/kernel';
import { ContestTemplates } from './contest-templates.ts';
import { draftFromTemplate } from './draft-from-template.ts';
import { RehearseContest } from './rehearse-contest.ts';
import { ContestTemplateType, RehearsalType, RehearseInput } from './template.graphql.ts';

@Resolver()
export class TemplateResolver {
  constructor(
    private readonly templates: ContestTemplates,
    private readonly rehearsing: RehearseContest,
  ) {}

  @Requires('contest.create', anywhere)
  @Query(() => [ContestTemplateType], { description: 'Contests as they were run elsewhere, to begin from.' })
  async contestTemplates() {
    const all = await this.templates.all();
    return all.map((template) => ({ ...template, draft: draftFromTemplate(template, newId) }));
  }

  @Requires('contest.read', scopeOf('contest', 'input.contestId'))
  @Query(() => RehearsalType, { description: 'Runs made-up scores through a round’s rules as they stand now.' })
  rehearseContest(@Args('input') input: RehearseInput) {
    return this.rehearsing.run(input);
  }
}

import { Contest } from './contest.entity.ts';
import { ContestAppeal } from './contest-appeal.entity.ts';
import { ContestAssignment } from './contest-assignment.entity.ts';
import { ContestBoard } from './contest-board.entity.ts';
import { ContestDecision } from './contest-decision.entity.ts';
import { ContestEntry } from './contest-entry.entity.ts';
import { ContestEntryMember } from './contest-entry-member.entity.ts';
import { ContestJudge } from './contest-judge.entity.ts';
import { ContestResult } from './contest-result.entity.ts';
import { ContestRound } from './contest-round.entity.ts';
import { ContestRoundEntry } from './contest-round-entry.entity.ts';
import { ContestRules } from './contest-rules.entity.ts';
import { ContestScoreFact } from './contest-score-fact.entity.ts';
import { ContestSheet } from './contest-sheet.entity.ts';
import { ContestTie } from './contest-tie.entity.ts';
import { ContestTieDecision } from './contest-tie-decision.entity.ts';

export {
  Contest,
  ContestAppeal,
  ContestAssignment,
  ContestBoard,
  ContestDecision,
  ContestEntry,
  ContestEntryMember,
  ContestJudge,
  ContestResult,
  ContestRound,
  ContestRoundEntry,
  ContestRules,
  ContestScoreFact,
  ContestSheet,
  ContestTie,
  ContestTieDecision,
};

/** Every table of this context. */
export const contestsRows = [
  Contest,
  ContestAppeal,
  ContestAssignment,
  ContestBoard,
  ContestDecision,
  ContestEntry,
  ContestEntryMember,
  ContestJudge,
  ContestResult,
  ContestRound,
  ContestRoundEntry,
  ContestRules,
  ContestScoreFact,
  ContestSheet,
  ContestTie,
  ContestTieDecision,
] as const;

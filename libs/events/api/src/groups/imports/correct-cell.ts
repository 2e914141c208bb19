import { Injectable } from '@nestjs/common';
import { NothingToAnswer, SHEET_COLUMNS, type SheetColumn, typedCell } from '@pho-hien/events-core';
import { InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import { lockImport } from './locked-import.ts';

/** A cell put right on screen. */
export interface CellCorrection {
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly column: SheetColumn;
  readonly text: string;
}

/** The most characters of a cell. */
const CELL_LENGTH = 254;

/** Puts one cell of an import right, without another upload; or leaves a row out. */
@Injectable()
export class CorrectCell {
  constructor(private readonly database: Database) {}

  /** Throws `NothingToAnswer` when it is being written already, `InvalidInput`. */
  run(importId: string, { row: number, column, text }: CellCorrection): Promise<void> {
    InvalidInput.throwIfAny([
      ...problemIn('text', textProblem(text, CELL_LENGTH)),
      ...problemIn('column', SHEET_COLUMNS.includes(column) ? null : 'unknown_value'),
    ]);
    return this.change(importId, number, (rows) =>
      rows.map((row) => (row.row === number ? { ...row, cells: { ...row.cells, [column]: typedCell(text) } } : row)),
    );
  }

  /** Throws `NothingToAnswer`, `InvalidInput`. */
  leaveOut(importId: string, number: number): Promise<void> {
    return this.change(importId, number, (rows) => rows.filter(({ row }) => row !== number));
  }

  private async change(
    importId: string,
    number: number,
    edit: (rows: readonly SheetRows[number][]) => readonly SheetRows[number][],
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const known = await lockImport(tx, importId);
      if (known.status !== 'CHECKING' || !known.rows) throw new NothingToAnswer();
      if (!known.rows.some(({ row }) => row === number)) throw new InvalidInput(problemIn('row', 'unknown_value'));
      const rows = edit(known.rows);
      await eventsSql(tx)
        .updateTable('group_imports')
        .set({
          rows: JSON.stringify(rows) as never,
          total: rows.length,
          failure: null,
          version: known.version + 1,
        })
        .where('id', '=', importId)
        .execute();
    });
  }
}

type SheetRows = NonNullable<Awaited<ReturnType<typeof lockImport>>['rows']>;

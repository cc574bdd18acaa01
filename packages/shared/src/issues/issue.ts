/**
 * One problem in what somebody gave us. A reader never stops at the first: all problems come at once.
 * Read aloud: Cannot ⟨…⟩ because ⟨entity⟩ has ⟨found⟩ but ⟨allowed⟩. To fix: ⟨fix⟩.
 */
export interface Issue {
  /** Words, for example `SITE_PUE_TOO_SMALL`: entity, field, what is wrong. */
  code: string
  /** Where: `sites[3].pue` in a document, `sites.csv line 5, column pue` in a table. */
  path: string
  /** Who: `site Guiyang-1`. */
  entity: string
  /** The value found, as a person would read it, with its unit. */
  found: string
  /** The values allowed, as a person would read them, with their unit. */
  allowed: string
  /** What to do about it. */
  fix: string
}

/** A value, or every reason why there is none. */
export type Checked<T> = { ok: true; value: T } | { ok: false; issues: Issue[] }

/** Spells `acceleratorTypes`, `pue` and `baseLoadKw` as the words of a code: `ACCELERATOR_TYPES`, `PUE`, `BASE_LOAD_KW`. */
export const codeWords = (...names: string[]): string =>
  names
    .map((name) =>
      name
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .toUpperCase(),
    )
    .join('_')

/**
 * One issue as a line for people.
 *
 * @param issue As a reader of files or edits reports it.
 */
export const formatIssue = ({ code, path, entity, found, allowed, fix }: Issue): string =>
  `${path}: ${entity} has ${found}, but ${allowed}. To fix: ${fix} [${code}]`

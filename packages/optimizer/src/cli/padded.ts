/** Rows as lines of a table: the first columns start in line, the others end in line. */
export const padded = (rows: readonly (readonly string[])[], leftColumns = 1): string[] => {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((text, column) =>
        column < leftColumns
          ? text.padEnd(widths[column] ?? 0)
          : text.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  )
}

/** The grid of what is coming, after 150 ms. Widths vary by place, not by chance, so that server and browser agree. */
const WIDTHS = [60, 84, 40, 72, 64, 52, 90, 36];

export function SkeletonBar({ seed }: { seed: number }) {
  return <span className="skeleton" style={{ width: WIDTHS[seed % WIDTHS.length], maxWidth: "100%" }} />;
}

export function SkeletonTable({ columns, rows = 6 }: { columns: readonly string[]; rows?: number }) {
  return (
    <table className="table late">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_row, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity.
          <tr key={row}>
            {columns.map((column, index) => (
              <td key={column}>
                <SkeletonBar seed={row * 3 + index} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a query needs: TypeORM's QueryRunner and DataSource give rows, pg's clients and pools an object with rows. */
export interface SqlRunner {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

export async function rows<Row>(runner: SqlRunner, text: string, values: unknown[] = []): Promise<Row[]> {
  const result = await runner.query(text, values);
  if (Array.isArray(result)) return result as Row[];
  return (result as { rows: Row[] }).rows;
}

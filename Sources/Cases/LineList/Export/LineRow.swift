/// The cells of one row by column.
struct LineRow<Column: LineColumn> {
  private(set) var cells = [String](repeating: "", count: Column.allCases.count)

  subscript(_ column: Column) -> String {
    get { cells[column.place] }
    set { cells[column.place] = newValue }
  }
}

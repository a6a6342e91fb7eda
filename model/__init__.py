"""What a budget is: money, years, lines, areas, edits, totals, checks, and its workbook. No Qt, no pandas."""

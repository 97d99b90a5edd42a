# A row of the table of docs/calibration.md for each line of 'bounds --from ... --calibrate ...'.
def times: if . == null then "" else pow(10; .) | if . < 100 then (. * 100 | round / 100) else round end end;
  .calibration as $c
  | (reduce $c.ratios[] as $r ({}; .[$r.name] = $r.toLargestLog10)) as $x
  | "| `\(.architecture)` | \($c.median.value) | \($c.largest.value) | \(.best.lower) `\(.best.lowerBy)` | \(.best.upper) `\(.best.upperBy)` | \($x[.best.upperBy] | times) | \($x["montufar-2017-upper"] | times) | \($x["trivial-upper"] | times) |"

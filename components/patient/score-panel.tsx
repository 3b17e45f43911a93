"use client";
import { useState } from "react";
import { pnsLevelWords } from "@/lib/domain/diagnosis/level-words";
import type { ScoreOutcome } from "@/lib/domain/diagnosis/pns-care-score";
import { formatDay } from "@/lib/domain/shared/day";
import { Checkbox } from "../ui/checkbox";
import { Nowrap } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { NextChange } from "./score-change";

const levelWords = { clinical: "Phenotype", laboratory: "Antibodies", cancer: "Cancer" } as const;

export interface ScorePanelProps {
  readonly restarting: ScoreOutcome;
  readonly notRestarting: ScoreOutcome;
}

/** The PNS-Care score with its sum, the day it holds for and the day it changes; the one assumption can be switched off. */
export function ScorePanel({ restarting, notRestarting }: ScorePanelProps) {
  const [restarts, setRestarts] = useState(true);
  const differs = JSON.stringify(restarting) !== JSON.stringify(notRestarting);
  const score = restarts ? restarting : notRestarting;
  return (
    <div className="flex flex-col gap-2">
      <div aria-live="polite">
        <ScoreText score={score} />
      </div>
      {differs ? (
        <Checkbox
          name="restart"
          id="score-restart"
          label="Restart the two years at a tumour that is not consistent"
          hint="An assumption after the authors' worked example. Switching it off here changes only what you see."
          checked={restarts}
          onChange={(event) => setRestarts(event.target.checked)}
        />
      ) : null}
    </div>
  );
}

function ScoreText({ score }: { readonly score: ScoreOutcome }) {
  const on = <Nowrap>{formatDay(score.computedFor)}</Nowrap>;
  if (score.kind === "not-applicable") return <p>No score: {score.reason}.</p>;
  if (score.kind === "cannot-tell") {
    return (
      <p>
        <Tag tone="check">Cannot tell</Tag> The score cannot be computed: {score.missing.join("; ")}.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong className="text-lead">{pnsLevelWords[score.level]}</strong>
        <span>
          {score.points} of 10 points, computed for {on}
        </span>
        {score.context ? <Tag tone="info">Checkpoint inhibitor context</Tag> : null}
      </p>
      <ul className="flex flex-col gap-0.5">
        {score.lines.map((line) => (
          <li key={line.level}>
            <span className="text-small text-ink-3">{levelWords[line.level]}</span> {line.finding}:{" "}
            <strong className="nowrap">
              {line.points} {line.points === 1 ? "point" : "points"}
            </strong>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink-2">
        <NextChange score={score} />
      </p>
      {score.notes.map((note) => (
        <p key={note} className="prose-width text-small">
          {note}
        </p>
      ))}
    </div>
  );
}

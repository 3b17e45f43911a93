// All patients of the demo, in the order in which they are made.
import { antiHu } from "./stories/anti-hu";
import { antiTr } from "./stories/anti-tr";
import { brainstem } from "./stories/brainstem";
import { dermatomyositis } from "./stories/dermatomyositis";
import { died } from "./stories/died";
import { empty } from "./stories/empty";
import { escalating } from "./stories/escalating-nmdar";
import { gammopathy } from "./stories/gammopathy";
import { gut } from "./stories/gut";
import { imported } from "./stories/imported";
import { innerEar } from "./stories/inner-ear";
import { isaacs } from "./stories/isaacs";
import { lakeside } from "./stories/lakeside";
import { limbic } from "./stories/limbic";
import { longContent } from "./stories/long-content";
import { lymphoma } from "./stories/lymphoma";
import { morvan } from "./stories/morvan";
import { myasthenia } from "./stories/myasthenia";
import { myelopathy } from "./stories/myelopathy";
import { okafor } from "./stories/okafor";
import { onHold } from "./stories/on-hold";
import { opsoclonus } from "./stories/opsoclonus";
import { otherEncephalitis } from "./stories/other-encephalitis";
import { recovered } from "./stories/recovered-nmdar";
import { retina } from "./stories/retina";
import { stiffPerson } from "./stories/stiff-person";
import { takenOver } from "./stories/taken-over";
import { underInhibitor } from "./stories/under-inhibitor";
import { unsigned } from "./stories/unsigned";
import type { World } from "./world";

export type Story = (world: World) => Promise<void>;

export const stories: readonly Story[] = [
  longContent, // the longest one first, so that nobody waits for it at the end
  okafor,
  escalating,
  recovered,
  antiHu,
  lymphoma,
  gammopathy,
  takenOver,
  antiTr,
  limbic,
  onHold,
  brainstem,
  otherEncephalitis,
  opsoclonus,
  stiffPerson,
  isaacs,
  morvan,
  myasthenia,
  lakeside,
  died,
  underInhibitor,
  gut,
  dermatomyositis,
  retina,
  myelopathy,
  innerEar,
  unsigned,
  imported,
  empty,
];

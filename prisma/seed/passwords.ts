// Passwords of the demo accounts: words that can be read aloud, drawn anew at every installation.
import { randomInt } from "node:crypto";

const words = `acorn amber anchor apple apron arrow aspen atlas badger bamboo barley basin basket beacon birch biscuit
bonnet border bottle boulder bramble branch bridge bronze bucket butter button cactus camel candle canoe canyon carbon
carpet castle cedar cellar cherry chestnut cinder circle clover cobalt coffee comet copper coral cotton cradle crater
cricket crystal curtain daisy damson dancer desert donkey drawer eagle ember engine falcon feather fennel ferry fiddle
finch flannel flint forest fossil fountain garden garlic ginger glacier goblet granite gravel guitar hamlet hammer
harbour harvest hazel heather hedge helmet heron honey ivory jacket jasmine jigsaw juniper kettle kitten ladder lagoon
lantern laurel lemon lentil lilac linen lizard lobster lotus magnet mango maple marble meadow melon mirror mitten
monsoon mountain muffin mustard needle nettle nutmeg oyster paddle panda paper parade parrot pebble pelican pepper
petal pewter piano pigeon pillow planet plover pocket poplar potter prism pumpkin puzzle quarry quartz quiver rabbit
radish ribbon ridge river rocket saddle saffron salmon sandal satin scarlet shelter shovel silver sparrow spindle
spruce squirrel stable summit swallow tablet teapot temple thistle thunder timber tulip tunnel turnip valley velvet
violet walnut willow window winter wombat yellow zephyr`.split(/\s+/);

/** Five words and two digits: `amber-canoe-velvet-heron-maple-47`. */
export function newPassword(): string {
  const chosen = Array.from({ length: 5 }, () => words[randomInt(words.length)] ?? "word");
  return `${chosen.join("-")}-${randomInt(10, 100)}`;
}

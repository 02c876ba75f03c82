/* What a letterhead says of a company and of the paper below it, as grammar/letterhead.l tells. */
#pragma once

typedef enum
{
  PRESS_LETTERHEAD_COMPANY,
  PRESS_LETTERHEAD_PAPER,
  PRESS_LETTERHEAD_SEAT,
  PRESS_LETTERHEAD_NAME_OR_SEAT,
  PRESS_LETTERHEAD_REACH,
  PRESS_LETTERHEAD_EVENT,
  PRESS_LETTERHEAD_LEGEND
} PressLetterheadQuestion;

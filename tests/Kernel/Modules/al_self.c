#define ASKS "al-self-alias"
#include "ask.h"
MODULE_ALIAS("al-self-alias");

#define ASKS "al-mutual-b-alias"
#include "ask.h"
MODULE_ALIAS("al-mutual-a-alias");

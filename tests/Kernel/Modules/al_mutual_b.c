#define ASKS "al-mutual-a-alias"
#include "ask.h"
MODULE_ALIAS("al-mutual-b-alias");

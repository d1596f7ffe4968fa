#define ASKS "al-thread-self-alias"
#define IN_THREAD
#include "ask.h"
MODULE_ALIAS("al-thread-self-alias");

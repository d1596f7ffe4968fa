#define ASKS "al-wanted-alias"
#define IN_THREAD
#include "ask.h"

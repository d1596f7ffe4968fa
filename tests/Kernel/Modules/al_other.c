#define ASKS "al-needed-alias"
#include "ask.h"

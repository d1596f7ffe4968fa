#define RESULT (-EEXIST)
#include "fail.h"

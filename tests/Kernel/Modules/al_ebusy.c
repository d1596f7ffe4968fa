#define RESULT (-EBUSY)
#include "fail.h"

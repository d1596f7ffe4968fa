#define RESULT (-ENODEV)
#include "fail.h"

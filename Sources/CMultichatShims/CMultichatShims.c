#include "CMultichatShims.h"

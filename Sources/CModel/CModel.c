#include "CModel.h"

_Alignas(64) static const unsigned char bytes[] = {
#embed "names.model" if_empty(0)
};

const unsigned char *model_bytes(void) { return bytes; }
size_t model_size(void) { return sizeof bytes; }

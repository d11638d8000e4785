import Multichat
